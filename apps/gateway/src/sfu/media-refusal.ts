import { Logger } from '@nestjs/common';
import { AppError } from '@bakylau/platform';

const logger = new Logger('MediaRefusal');

/**
 * Runs a call into mediasoup with parameters that came from a browser. mediasoup checks their inner shape itself and throws
 * plain errors; outside they are `bad_request`, and our own AppErrors pass as they are.
 */
export async function asCallerFault<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppError) throw error;
    logger.warn(`${what} refused: ${error instanceof Error ? error.message : String(error)}`);
    throw new AppError('bad_request');
  }
}
