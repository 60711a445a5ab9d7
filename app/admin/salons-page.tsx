import { useTexts } from '../i18n/use-texts.ts';
import type { SalonsModel } from '../routes/admin-salons.tsx';

/** Head office chooses the salon that the staff's area shows from then on. */
export function SalonsPage({ model: { salons } }: { readonly model: SalonsModel }) {
  const words = useTexts().admin.salons;
  return (
    <div className="narrow space-y-6 pt-6 pb-16">
      <h1>{words.title}</h1>
      <p className="text-soft">
        {salons.length === 0 ? words.none : salons.length === 1 ? words.only : words.intro}
      </p>
      {salons.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {salons.map((salon) => (
            <SalonRow key={salon.id} salon={salon} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SalonRow({ salon }: { readonly salon: SalonsModel['salons'][number] }) {
  const { admin, frame } = useTexts();
  const words = admin.salons;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <div className="min-w-0">
        <h2 className="text-lg sm:text-xl">{salon.name}</h2>
        <p className="text-soft">
          {salon.city}
          {salon.home && `, ${words.home}`}
        </p>
        <p className="text-sm break-all text-soft">{salon.host}</p>
      </div>
      {salon.inView ? (
        <p className="font-medium">{words.inView}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="salon" value={salon.id} />
          <button
            type="submit"
            className="btn-quiet"
            aria-label={words.showNamed(salon.name)}
            data-pending={frame.form.sending}
          >
            {words.show}
          </button>
        </form>
      )}
    </li>
  );
}
