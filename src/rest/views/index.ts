import { cityViews } from '../../api/city/delivery-views';
import { countryViews } from '../../api/country/delivery-views';
import { eventViews } from '../../api/event/delivery-views';
import { grantViews } from '../../api/grant/delivery-views';
import { networkViews } from '../../api/network/delivery-views';
import { partnerViews } from '../../api/partner/delivery-views';
import { regionViews } from '../../api/region/delivery-views';
import { resourceViews } from '../../api/resource/delivery-views';
import { topicViews } from '../../api/topic/delivery-views';
import type { DeliveryViews } from '../../plugins/delivery/shared/contracts';

/** What answers show of each content type, by uid: `view=card` and `view=page`. */
export const DELIVERY_VIEWS: Readonly<Record<string, DeliveryViews>> = {
  'api::city.city': cityViews,
  'api::country.country': countryViews,
  'api::event.event': eventViews,
  'api::grant.grant': grantViews,
  'api::network.network': networkViews,
  'api::partner.partner': partnerViews,
  'api::region.region': regionViews,
  'api::resource.resource': resourceViews,
  'api::topic.topic': topicViews,
};
