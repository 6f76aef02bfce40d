import { messages as english, type Messages } from './en-US.ts';

export const messages: Messages = english;
