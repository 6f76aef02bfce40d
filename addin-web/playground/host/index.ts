/** Outlook's side of the talk between office.js and Outlook on the web. */
export { Calls } from './calls.ts';
export * from './item.ts';
export * from './options.ts';
export { type HostListener, OutlookHost } from './outlookHost.ts';
