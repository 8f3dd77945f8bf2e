import { PAGE_FIELDS, URL_PLACEHOLDER } from '../../panel/page-fields';
import { defineContentTypeView } from '../../panel/panel-view';

import schema from './content-types/event/schema.json';

export const eventView = defineContentTypeView(schema, {
  fields: {
    ...PAGE_FIELDS,
    title: {
      label: 'Title',
      hint: 'What the event is called in this language.',
      placeholder: 'Regional workshop in Durrës',
    },
    kind: { label: 'Kind', hint: 'What sort of event it is; sites filter by it.' },
    eventStatus: { label: 'Event status', hint: 'Whether it takes place as planned. Not the state of this text.' },
    startsAt: {
      label: 'Starts',
      hint: 'Entered and shown in your computer’s time; sites show the event’s own time zone.',
    },
    endsAt: { label: 'Ends', hint: 'Not before the start. May stay empty.' },
    timeZone: {
      label: 'Time zone',
      hint: 'The IANA name of the zone it takes place in. Without it, sites show UTC.',
      placeholder: 'Europe/Sarajevo',
    },
    allDay: { label: 'All day', hint: 'True: only the days matter, and sites show no time of day.' },
    datePrecision: {
      label: 'Date is known to the',
      hint: 'Month or year: sites leave out the finer parts of the date, which may then be any, such as the first.',
    },
    format: { label: 'Format', hint: 'In person, online, or both at once.' },
    venue: { label: 'Venue', hint: 'The building or room, in this language.', placeholder: 'City Hall, Sarajevo' },
    hostCity: { label: 'Host city', hint: 'The city it takes place in.' },
    participatingCities: { label: 'Participating cities', hint: 'Cities that take or took part, the host among them.' },
    countries: { label: 'Countries', hint: 'For an event of a whole country, such as a national training.' },
    region: { label: 'Region', hint: 'For an event of a whole region.' },
    partners: { label: 'Partners', hint: 'Organisations that run it together with the network.' },
    topics: { label: 'Topics', hint: 'The work streams it is about.' },
    participatingCityCount: {
      label: 'Number of cities',
      hint: 'How many cities took part, where the network reports a number instead of names.',
      placeholder: '12',
    },
    traineeCount: { label: 'People trained', hint: 'How many people a training reached.', placeholder: '35' },
    registrationUrl: {
      label: 'Registration',
      hint: 'Where to sign up, with https:// or http://.',
      placeholder: URL_PLACEHOLDER,
    },
    reports: { label: 'Reports', hint: 'What was published about it; usually chosen on the resource.' },
  },
  form: [
    { title: 6, slug: 6 },
    { kind: 4, format: 4, eventStatus: 4 },
    { startsAt: 6, endsAt: 6 },
    { timeZone: 4, datePrecision: 4, allDay: 4 },
    { venue: 6, hostCity: 6 },
    { summary: 12 },
    { cover: 12 },
    { body: 12 },
    { topics: 6, partners: 6 },
    { participatingCities: 6, countries: 6 },
    { region: 6, reports: 6 },
    { participatingCityCount: 6, traineeCount: 6 },
    { registrationUrl: 12 },
    { seo: 12 },
  ],
  mainField: 'title',
  columns: ['title', 'kind', 'startsAt', 'hostCity', 'eventStatus'],
  sort: { by: 'startsAt', order: 'DESC' },
  pageSize: 20,
});
