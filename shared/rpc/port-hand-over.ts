/**
 * How a desktop window gets a port: the page posts a `PortRequest` to its own window, where the preload script hears it
 * and asks the main process; the port comes back the same way with a `PortReply` of the same `id`.
 */
export interface PortRequest {
  readonly type: 'dropout-lab:ask-for-port';
  /** Chosen by the page, so that it takes the port it asked for. */
  readonly id: string;
  readonly service: PortService;
}
export interface PortReply {
  readonly type: 'dropout-lab:port';
  readonly id: string;
}

/**
 * The channel of each service, on which a preload script asks the main process, with the `id`, and on which the port comes
 * back: the training process, a new one in its place, and the main process itself for dialogs and files.
 */
export const portChannels = {
  trainer: 'dropout-lab:trainer-port',
  'fresh-trainer': 'dropout-lab:fresh-trainer-port',
  shell: 'dropout-lab:shell-port',
} as const;
export type PortService = keyof typeof portChannels;

export function portRequest(id: string, service: PortService): PortRequest {
  return { type: 'dropout-lab:ask-for-port', id, service };
}

export function portReply(id: string): PortReply {
  return { type: 'dropout-lab:port', id };
}

function hasTypeAndId(value: unknown, type: string): value is { readonly type: string; readonly id: string } {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('id' in value)) return false;
  return value.type === type && typeof value.id === 'string';
}

/** Whether a message that arrived at the window asks for a port. */
export function isPortRequest(value: unknown): value is PortRequest {
  if (!hasTypeAndId(value, 'dropout-lab:ask-for-port') || !('service' in value)) return false;
  return typeof value.service === 'string' && Object.hasOwn(portChannels, value.service);
}

/** Whether a message that arrived at the window brings the port that `request` asked for. */
export function isPortReply(value: unknown, request: PortRequest): value is PortReply {
  return hasTypeAndId(value, 'dropout-lab:port') && value.id === request.id;
}
