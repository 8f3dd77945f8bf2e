import { cityView } from '../api/city/panel-view';
import { countryView } from '../api/country/panel-view';
import { eventView } from '../api/event/panel-view';
import { grantView } from '../api/grant/panel-view';
import { networkView } from '../api/network/panel-view';
import { partnerView } from '../api/partner/panel-view';
import { regionView } from '../api/region/panel-view';
import { resourceView } from '../api/resource/panel-view';
import { topicView } from '../api/topic/panel-view';

import type { ContentTypeView } from './panel-view';

/** How each content type reads in the admin panel, by uid. */
export const CONTENT_TYPE_VIEWS: Readonly<Record<string, ContentTypeView>> = {
  'api::city.city': cityView,
  'api::country.country': countryView,
  'api::event.event': eventView,
  'api::grant.grant': grantView,
  'api::network.network': networkView,
  'api::partner.partner': partnerView,
  'api::region.region': regionView,
  'api::resource.resource': resourceView,
  'api::topic.topic': topicView,
};
