import award from '../components/shared/award.json';
import contact from '../components/shared/contact.json';
import figure from '../components/shared/figure.json';
import leader from '../components/shared/leader.json';
import location from '../components/shared/location.json';
import resourceFile from '../components/shared/resource-file.json';
import seo from '../components/shared/seo.json';
import socialLink from '../components/shared/social-link.json';
import statistic from '../components/shared/statistic.json';

import { PARTIAL_DATE_HINT, URL_PLACEHOLDER } from './page-fields';
import { defineComponentView, type ComponentView } from './panel-view';

/**
 * How each shared component reads, by uid. They stand here and not beside their schemas because Strapi takes every
 * script in src/components for a component.
 */
export const COMPONENT_VIEWS: Readonly<Record<string, ComponentView>> = {
  'shared.award': defineComponentView(award, {
    fields: {
      recipient: { label: 'Recipient', hint: 'The organisation that received the money.' },
      amount: { label: 'Amount', hint: 'In the currency of the grant; decimals after a dot.', placeholder: '10000' },
      awardedOn: { label: 'Awarded on', hint: PARTIAL_DATE_HINT, placeholder: '2018' },
      cities: { label: 'Cities', hint: 'The cities the project is for.' },
    },
    form: [
      { recipient: 6, cities: 6 },
      { amount: 6, awardedOn: 6 },
    ],
    mainField: 'awardedOn',
  }),
  'shared.contact': defineComponentView(contact, {
    fields: {
      email: { label: 'E-mail', hint: 'A shared mailbox rather than a person’s.', placeholder: 'info@example.org' },
      phone: {
        label: 'Telephone',
        hint: 'With the country code and spaces.',
        placeholder: '+387 33 123 456',
      },
      address: { label: 'Postal address', hint: 'As on an envelope, one line each.' },
      url: { label: 'Contact page', hint: 'With https:// or http://.', placeholder: URL_PLACEHOLDER },
    },
    form: [{ email: 6, phone: 6 }, { address: 12 }, { url: 12 }],
    mainField: 'email',
  }),
  'shared.figure': defineComponentView(figure, {
    fields: {
      image: { label: 'Image', hint: 'The same in all languages. At least 1,600 pixels wide for a cover.' },
      alt: {
        label: 'Description',
        hint: 'What the picture shows, for readers who cannot see it. Empty only for mere decoration.',
        placeholder: 'A stone bridge over a river',
      },
      caption: { label: 'Caption', hint: 'The text under the picture.' },
      credit: {
        label: 'Credit',
        hint: 'Who made it or owns it, and the licence.',
        placeholder: 'Photo: A. Name, CC BY 4.0',
      },
    },
    form: [
      { image: 6, alt: 6 },
      { caption: 6, credit: 6 },
    ],
    mainField: 'alt',
  }),
  'shared.leader': defineComponentView(leader, {
    fields: {
      name: { label: 'Name', hint: 'First name and surname, without titles.' },
      role: { label: 'Office', hint: 'The office in this language.', placeholder: 'Mayor' },
      since: { label: 'In office since', hint: PARTIAL_DATE_HINT, placeholder: '2021' },
    },
    form: [{ name: 4, role: 4, since: 4 }],
    mainField: 'name',
  }),
  'shared.location': defineComponentView(location, {
    fields: {
      lat: { label: 'Latitude', hint: 'Degrees north, decimals after a dot (WGS 84).', placeholder: '43.1406' },
      lon: { label: 'Longitude', hint: 'Degrees east, decimals after a dot (WGS 84).', placeholder: '20.5213' },
    },
    form: [{ lat: 6, lon: 6 }],
    mainField: 'lat',
  }),
  'shared.resource-file': defineComponentView(resourceFile, {
    fields: {
      language: {
        label: 'Language of the file',
        hint: 'Its BCP 47 tag: en, sq, mk, sr-Cyrl, sr-Latn, bs, hr, cnr.',
        placeholder: 'sq',
      },
      file: { label: 'File', hint: 'PDF, office document or image. Either this or a link.' },
      url: {
        label: 'Link',
        hint: 'With https:// or http://, where the file lies elsewhere.',
        placeholder: URL_PLACEHOLDER,
      },
    },
    form: [{ language: 4, file: 8 }, { url: 12 }],
    mainField: 'language',
  }),
  'shared.seo': defineComponentView(seo, {
    fields: {
      title: { label: 'Title', hint: 'The headline of the search result. Empty: the page’s own title.' },
      description: { label: 'Description', hint: 'The lines under it. Empty: the page’s summary.' },
      image: { label: 'Image', hint: 'For previews when the page is shared, 1,200 × 630 pixels. Empty: the cover.' },
    },
    form: [{ title: 12 }, { description: 12 }, { image: 12 }],
    mainField: 'title',
  }),
  'shared.social-link': defineComponentView(socialLink, {
    fields: {
      platform: { label: 'Platform', hint: 'Sites choose the icon by it.' },
      url: { label: 'Address', hint: 'Of the profile, with https:// or http://.', placeholder: URL_PLACEHOLDER },
    },
    form: [{ platform: 4, url: 8 }],
    mainField: 'platform',
  }),
  'shared.statistic': defineComponentView(statistic, {
    fields: {
      label: { label: 'What it counts', hint: 'In this language.', placeholder: 'Trainings in 2017' },
      value: { label: 'Number', hint: 'A whole number.', placeholder: '3' },
    },
    form: [{ label: 8, value: 4 }],
    mainField: 'label',
  }),
};
