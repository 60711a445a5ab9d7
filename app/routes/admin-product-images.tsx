import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { ImageId } from '#domain/shared/ids.ts';
import { imageLinesOf, MOST_IMAGES } from '#domain/shop/product-image.ts';
import { readImagesForm } from '../catalogue/catalogue-forms.ts';
import { answerAdding, answerChanging, type ImagesAnswer } from '../catalogue/images-answer.ts';
import { ImagesPage } from '../catalogue/images-page.tsx';
import { keptProduct } from '../catalogue/kept-product.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ shop }) => ({ title: shop.images.title(args.data?.name ?? '') }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, locale } = await staffPageOf(request, context, 'shop.see');
  const product = await keptProduct(context, actor, params['id']);
  const images = await context.shop.catalogue.images(actor, product.id);
  return {
    id: product.id,
    name: product.name[locale],
    mayChange: may(actor, 'shop.change'),
    full: images.length >= MOST_IMAGES,
    newId: context.ids.next(),
    seen: fingerprint(imageLinesOf(images)),
    images: images.map(({ id, alt, position, width, height, thumbnail }) => ({
      id,
      altDe: alt['de-CH'],
      altEn: alt.en,
      position: String(position),
      width,
      height,
      // In the page itself: what is not on sale has no address.
      thumbnail: `data:image/webp;base64,${Buffer.from(thumbnail).toString('base64')}`,
    })),
  };
}

export type AdminImagesModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'shop.change');
  const { id: productId } = await keptProduct(context, actor, params['id']);
  const posted = readImagesForm(await request.formData());
  const { addImage, changeImages, removeImage } = context.shop.useCases;
  const done = () => redirect(inLocale(locale, `/admin/products/${productId}/images`), 303);
  const back = (answer: ImagesAnswer) => data(answer, answer.status);
  if (posted?.intent === 'add' && posted.id !== null) {
    const bytes = posted.file === null ? new Uint8Array() : new Uint8Array(await posted.file.arrayBuffer());
    const imageId = posted.id as ImageId;
    const added = await addImage(actor, { productId, imageId, bytes, alt: posted.alt });
    if (added.ok) return done();
    if (added.error.kind !== 'not_found') return back(answerAdding(added.error, imageId, posted.alt, texts));
  }
  if (posted?.intent === 'remove' && posted.id !== null) {
    const removed = await removeImage(actor, { productId, imageId: posted.id as ImageId });
    if (removed.ok) return done();
  }
  if (posted?.intent === 'change') {
    const { seen, lines } = posted;
    const changed = await changeImages(actor, { productId, seen, lines });
    if (changed.ok) return done();
    if (changed.error.kind !== 'not_found') return back(answerChanging(changed.error, seen, lines, texts));
  }
  throw notFound();
}

export default function AdminProductImages() {
  return (
    <ImagesPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
