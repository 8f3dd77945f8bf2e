import type { ComponentType } from 'react';

import type { SegmentAidProps } from '../../shared/segment-aid';

const aids: ComponentType<SegmentAidProps>[] = [];

/** What other plugins show under the source of each text. */
export const segmentAids: readonly ComponentType<SegmentAidProps>[] = aids;

/** To be called while the admin panel starts. */
export function addSegmentAid(Component: ComponentType<SegmentAidProps>): void {
  aids.push(Component);
}
