import { useTexts } from '../i18n/use-texts.ts';
import type { AdminProductsModel, ListedProduct } from '../routes/admin-products.tsx';
import { SelectField } from '../settings/choice-fields.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { TextField } from '../ui/text-field.tsx';
import { WHICH } from './which-products.ts';

export function ProductsList({ model }: { readonly model: AdminProductsModel }) {
  const { settings, shop } = useTexts();
  const words = shop.products;
  const shown = model.categories.some(({ products }) => products.length > 0);
  return (
    <div className="wrap pb-16">
      <header className="flex flex-wrap items-center justify-between gap-4 pt-6 pb-4">
        <h1>{words.title}</h1>
        <div className="flex flex-wrap gap-3">
          <Anchor to="/admin/product-categories" className="btn-quiet">
            {words.categories}
          </Anchor>
          <Anchor to="/admin/shipping" className="btn-quiet">
            {shop.shipping.title}
          </Anchor>
          {model.mayChange && (
            <Anchor to="/admin/products/new" className="btn-main">
              {words.add}
            </Anchor>
          )}
        </div>
      </header>
      {model.saved !== null && (
        <Notice tone="good">
          <p role="status">{settings.saved(model.saved)}</p>
        </Notice>
      )}
      <p className="mt-2 text-soft">{model.vatLiable ? words.liable : words.exempt}</p>
      {model.any ? (
        <>
          <Reorder lines={model.reorder} />
          <Filter model={model} />
          {!shown && <p className="pt-6 text-soft">{words.noMatch}</p>}
        </>
      ) : (
        <p className="pt-6">{words.empty}</p>
      )}
      {model.categories
        .filter(({ products }) => products.length > 0)
        .map((category) => (
          <section key={category.slug} className="pt-8" aria-labelledby={category.slug}>
            <h2 id={category.slug}>{category.name}</h2>
            <ul className="mt-2 border-t border-line">
              {category.products.map((product) => (
                <ProductRow key={product.id} product={product} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function Filter({ model }: { readonly model: AdminProductsModel }) {
  const words = useTexts().shop.products;
  return (
    <form method="get" className="mt-10 grid items-end gap-4 sm:grid-cols-[1fr_14rem_auto]">
      <TextField name="q" label={words.search} value={model.asked.q} optional />
      <SelectField
        name="which"
        label={words.which}
        value={model.asked.which}
        options={WHICH.map((value) => ({ value, label: words.whichOf[value] }))}
      />
      <button type="submit" className="btn-quiet">
        {words.filter}
      </button>
    </form>
  );
}

function Reorder({ lines }: { readonly lines: AdminProductsModel['reorder'] }) {
  const words = useTexts().shop.products;
  if (lines.length === 0) return <p className="mt-4 text-soft">{words.nothingLow}</p>;
  return (
    <section
      className="mt-6 border-l-4 border-accent bg-accent-mist px-4 py-4 sm:px-5"
      aria-labelledby="reorder"
    >
      <h2 id="reorder" className="text-xl">
        {words.reorderTitle}
      </h2>
      <p>{words.reorderText}</p>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-left tabular-nums">
          <thead>
            <tr className="border-b border-line">
              <th className="py-1 pr-4 font-medium">{words.product}</th>
              <th className="py-1 pr-4 text-right font-medium">{words.left}</th>
              <th className="hidden py-1 pr-4 text-right font-medium sm:table-cell">{words.upTo}</th>
              <th className="py-1 text-right font-medium">{words.order}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id} className="border-b border-line">
                <th scope="row" className="pr-4 font-normal">
                  <Anchor
                    to={`/admin/products/${line.id}/stock`}
                    className="link-tall"
                    aria-label={words.toStock(line.name)}
                  >
                    {line.name}
                  </Anchor>
                </th>
                <td className="pr-4 text-right">{line.stock}</td>
                <td className="hidden pr-4 text-right sm:table-cell">{line.reorderTo}</td>
                <td className="text-right font-medium">{line.proposed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ProductRow({ product }: { readonly product: ListedProduct }) {
  const words = useTexts().shop.products;
  const facts = [
    words.stock(product.stock),
    ...(product.reserved > 0 ? [words.reserved(product.reserved)] : []),
    ...(product.stock === 0 ? [words.soldOut] : product.low ? [words.low] : []),
    ...(product.active ? [] : [words.inactive]),
  ];
  return (
    <li className="flex items-center justify-between gap-6 border-b border-line py-1">
      <div>
        <Anchor to={`/admin/products/${product.id}`} className="link-tall font-medium">
          {product.name}
        </Anchor>
        <p className="text-sm text-soft">
          <Anchor
            to={`/admin/products/${product.id}/stock`}
            className="link-tall text-sm"
            aria-label={`${words.toStock(product.name)}: ${facts.join(', ')}`}
          >
            {facts.join(' · ')}
          </Anchor>
        </p>
      </div>
      <PriceTag amount={product.price} />
    </li>
  );
}
