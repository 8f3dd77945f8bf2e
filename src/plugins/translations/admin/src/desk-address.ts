/** Where the plugin's pages are in the admin panel. */
export const DESK_ADDRESS = '/plugins/translations';
