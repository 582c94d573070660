import { editedOn } from '../account/api/account-change.js';

/** The channels of these routes. */
export const CHANNELS = ['SOAP', 'REST'] as const;

export type WebServiceChannel = (typeof CHANNELS)[number];

export const edited = editedOn(CHANNELS);
