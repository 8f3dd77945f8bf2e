/** What the plugin keeps for itself: in one version, and shown neither in the content manager nor in the content-type builder. */
export const HIDDEN = {
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
} as const;
