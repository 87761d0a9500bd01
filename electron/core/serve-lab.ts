import { labContract } from '#shared/contract/lab-contract.ts';
import { serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { createLabService } from './lab-service.ts';
import type { LabPlatform } from './platform.ts';

/** Serves a window on a connection: it has its own service, hence its own experiment, and both end together. */
export function serveLab(transport: Transport, platform: LabPlatform): void {
  const service = createLabService(platform);
  serve(transport, labContract, service);
  transport.onClose(() => {
    service.dispose();
  });
}
