import type { Core } from '@strapi/strapi';

/** Fields that follow from other content and from the date, which nobody types in. */
export interface ComputedFields {
  /** The types whose writes can change them. */
  dependsOn: string[];
  /** Brings them up to date with one SQL statement that touches only rows whose value changed. */
  refresh(dependencies: { strapi: Core.Strapi }): Promise<void>;
}
