/** The id of an image in the manifest; Outlook asks an informational message for one. */
export const noteIcon = 'Icon.16';
