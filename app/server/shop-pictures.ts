/**
 * GET /images/:id/:width.:format, answered before Remix. Each picture has one address for good, under the host of the
 * salon that sells the product: whoever has it need not ask again.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { ShopQueries } from '#domain/ports/shop.ts';
import { isUuid, type ImageId, type SalonId } from '#domain/shared/ids.ts';
import { sendRefusal } from './refusal-page.ts';

export type PictureServices = {
  readonly salonAtHost: (host: string) => Promise<SalonId | null>;
  readonly picture: ShopQueries['picture'];
};

const FILE = /^(\d{3,4})\.(webp|jpg)$/;
const TYPES: Readonly<Record<string, string>> = { webp: 'image/webp', jpg: 'image/jpeg' };

export function shopPictures(services: PictureServices): RequestHandler {
  return (request, response, next) => {
    answer(services, request, response).catch(next);
  };
}

async function answer(
  { salonAtHost, picture }: PictureServices,
  request: Request,
  response: Response,
): Promise<void> {
  const id = String(request.params['id']);
  const [, width, format = ''] = FILE.exec(String(request.params['file'])) ?? [];
  const type = TYPES[format];
  const salonId = type !== undefined && isUuid(id) ? await salonAtHost(request.hostname) : null;
  const bytes =
    salonId === null ? null : await picture(salonId, { id: id as ImageId, width: Number(width), format });
  if (bytes === null || type === undefined) return sendRefusal(request, response, 404);
  response
    // Another picture is another id; a day, because one that is taken down has to go from where it is kept, too.
    .set('Cache-Control', 'public, max-age=86400, immutable')
    .set('Cross-Origin-Resource-Policy', 'same-site')
    .type(type)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
