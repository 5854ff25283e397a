import { type ArgumentsHost, Logger } from '@nestjs/common';
import { AppError } from '@bakylau/platform';
import { SoundError } from '@bakylau/sound';
import { FrameDroppedError, PictureError } from '@bakylau/vision';
import { firstValueFrom } from 'rxjs';
import { RpcErrorFilter } from './rpc-error.filter';

const host = { switchToRpc: () => ({ getContext: () => undefined }) } as unknown as ArgumentsHost;

describe(RpcErrorFilter.name, () => {
  const sut = new RpcErrorFilter();
  const bodyOf = (error: unknown): Promise<unknown> =>
    firstValueFrom(sut.catch(error, host)).catch((body: unknown) => body);

  it.each([
    ['not_an_image', new PictureError('picture_broken', 'The jpeg picture cannot be decoded.')],
    ['payload_too_large', new PictureError('picture_too_large', 'too many pixels')],
    ['bad_request', new SoundError('None of the packets is Opus sound.')],
    ['analysis_unavailable', new FrameDroppedError('newer frames came first')],
    ['validation_failed', new AppError('validation_failed')],
  ])('answers %s', async (code, error) => {
    expect(await bodyOf(error)).toMatchObject({ code });
  });

  it('keeps an unexpected error inside and logs it', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);

    const body = await bodyOf(new TypeError('secret detail'));

    expect(body).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(body)).not.toContain('secret detail');
    expect(log).toHaveBeenCalledTimes(1);
  });
});
