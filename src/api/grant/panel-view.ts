import { PAGE_FIELDS } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/grant/schema.json';

export const grantView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    title: {
      label: 'Title',
      hint: 'What the grant is called in this language.',
      placeholder: 'Local Innovation Grant',
    },
    opensOn: { label: 'Opens on', hint: 'The first day on which applications are taken.' },
    deadline: { label: 'Deadline', hint: 'The last day on which applications are taken; after the opening.' },
    amount: {
      label: 'Amount',
      hint: 'All the money on offer, a number without currency sign; decimals after a dot.',
      placeholder: '50000',
    },
    currency: {
      label: 'Currency',
      hint: 'ISO 4217, three capital letters: EUR, USD, ALL, BAM, MKD, RSD.',
      placeholder: 'EUR',
    },
    applicationsReceived: {
      label: 'Applications received',
      hint: 'How many were handed in by the deadline.',
      placeholder: '80',
    },
    applicationsReceivedIsMinimum: {
      label: 'Number of applications is a minimum',
      hint: 'True where the source says “more than” or “at least”: sites then show 80+.',
    },
    state: {
      label: 'State',
      hint: 'Worked out by the hub from the opening day, the deadline and the awards.',
    },
    eligibility: { label: 'Who can apply', hint: 'The conditions, in this language.' },
    awards: { label: 'Awards', hint: 'Who received the money. The first award makes the grant “awarded”.' },
    region: { label: 'Region', hint: 'The region it is meant for.' },
    topics: { label: 'Topics', hint: 'The work streams it supports.' },
  },
  form: [
    { title: 6, slug: 6 },
    { opensOn: 4, deadline: 4, state: 4 },
    { amount: 6, currency: 6 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { eligibility: 12 },
    { applicationsReceived: 6, applicationsReceivedIsMinimum: 6 },
    { awards: 12 },
    { region: 6, topics: 6 },
    { seo: 12 },
  ],
  mainField: 'title',
  columns: ['title', 'state', 'opensOn', 'deadline', 'amount', 'currency'],
  sort: { by: 'deadline', order: 'DESC' },
  pageSize: 20,
});
