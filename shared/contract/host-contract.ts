import type { Client, Handlers } from '../rpc/contract.ts';
import { shellContract } from './shell-contract.ts';

const { saveFile, recentFiles, openRecent, readChanged, events } = shellContract;

/**
 * What a page in a browser asks of its host beside the engine: the files the host was started with, by the calls of the desktop shell. All
 * other files are the browser's own, so `saveFile` is refused without a handle (LabError `invalid-input`).
 */
export const hostContract = { saveFile, recentFiles, openRecent, readChanged, events };
export type HostClient = Client<typeof hostContract>;
export type HostHandlers = Handlers<typeof hostContract>;
