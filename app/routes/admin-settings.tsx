import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { loggedBilling } from '#domain/settings/billing.ts';
import { inDayOrder } from '#domain/settings/closures.ts';
import { inWeekOrder, isStanding, WEEKDAYS } from '#domain/settings/opening-hours.ts';
import { rawMessagesOf } from '#domain/settings/messages.ts';
import { rawRulesOf } from '#domain/settings/rules.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { rawHoursOf } from '../settings/part-forms.ts';
import { dayWords } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';

const PARTS = ['hours', 'closures', 'rules', 'messages', 'billing', 'loyalty'] as const;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ settings }) => ({ title: settings.overview.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now, url } = await staffPageOf(request, context, 'settings.see');
  const [{ openingHours, closures, rules, messages, billing, loyalty }, book] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
  ]);
  const today = dateOf(now, book.zone);
  return {
    saved: PARTS.find((part) => part === url.searchParams.get('saved')) ?? null,
    hours: rawHoursOf(inWeekOrder(openingHours.filter(isStanding))),
    closures: inDayOrder(closures.filter(({ to }) => to >= today)).map(({ from, to, reason }) => ({
      from: numericDay(from),
      to: numericDay(to),
      reason: reason[locale],
    })),
    rules: rawRulesOf(rules),
    messages: rawMessagesOf(messages),
    billing: loggedBilling(billing),
    loyalty: { active: loyalty.active, points: String(loyalty.pointsPerFranc) },
    seesRoles: may(actor, 'roles.see'),
  };
}

export default function AdminSettings() {
  const { hours, closures, rules, messages, billing, loyalty, saved, seesRoles } =
    useLoaderData<typeof loader>();
  const texts = useTexts();
  const { settings, site, access, team } = texts;
  const words = settings.overview;
  const messageWords = texts.messages.settings;
  const billingWords = texts.invoices.settings;
  const loyaltyWords = texts.loyalty.settings;
  const titles = {
    hours: settings.hours.title,
    closures: settings.closures.title,
    rules: settings.rules.title,
    messages: messageWords.title,
    billing: billingWords.title,
    loyalty: loyaltyWords.title,
  };
  return (
    <div className="narrow space-y-10 pb-16">
      <h1 className="pt-6">{words.title}</h1>
      {saved !== null && (
        <Notice tone="good">
          <p role="status">{settings.saved(titles[saved])}</p>
        </Notice>
      )}
      <section>
        <h2>{settings.hours.title}</h2>
        <dl className="my-2">
          {WEEKDAYS.map((weekday, index) => (
            <div key={weekday} className="flex justify-between gap-4 border-b border-line py-1">
              <dt>{site.weekdays[weekday]}</dt>
              <dd>{dayWords(hours[index] ?? [], texts)}</dd>
            </div>
          ))}
        </dl>
        <Anchor to="/admin/settings/hours" className="link-tall">
          {words.change(settings.hours.title)}
        </Anchor>
      </section>
      <section>
        <h2>{settings.closures.title}</h2>
        {closures.length === 0 && <p className="text-soft">{settings.closures.none}</p>}
        <ul className="my-2">
          {closures.map(({ from, to, reason }) => (
            <li key={from + to + reason} className="border-b border-line py-1">
              {from === to ? from : `${from} – ${to}`} <span className="text-soft">{reason}</span>
            </li>
          ))}
        </ul>
        <Anchor to="/admin/settings/closures" className="link-tall">
          {words.change(settings.closures.title)}
        </Anchor>
      </section>
      <section>
        <h2>{settings.rules.title}</h2>
        <p className="my-2">{settings.rules.inShort(rules.leadTime, rules.horizonDays, rules.cutoffHours)}</p>
        <Anchor to="/admin/settings/rules" className="link-tall">
          {words.change(settings.rules.title)}
        </Anchor>
      </section>
      {(
        [
          [team.title, team.inShort, '/admin/team'],
          [team.resources.title, team.resources.inShort, '/admin/resources'],
          [team.categories.title, team.categories.inShort, '/admin/service-categories'],
        ] as const
      ).map(([title, inShort, to]) => (
        <section key={to}>
          <h2>{title}</h2>
          <p className="my-2">{inShort}</p>
          <Anchor to={to} className="link-tall">
            {words.change(title)}
          </Anchor>
        </section>
      ))}
      <section>
        <h2>{messageWords.title}</h2>
        <p className="my-2">
          {messageWords.inShort(
            messages.reminders,
            messages.reminderHours,
            messages.reminderChannel === 'email',
            messages.morningMail,
            messages.morningTime,
          )}
        </p>
        <Anchor to="/admin/settings/messages" className="link-tall">
          {words.change(messageWords.title)}
        </Anchor>
      </section>
      <section>
        <h2>{billingWords.title}</h2>
        <p className="my-2">{billingWords.inShort(billing.account, String(billing.paymentDays))}</p>
        <Anchor to="/admin/settings/billing" className="link-tall">
          {words.change(billingWords.title)}
        </Anchor>
      </section>
      <section>
        <h2>{loyaltyWords.title}</h2>
        <p className="my-2">{loyaltyWords.inShort(loyalty.active, loyalty.points)}</p>
        <Anchor to="/admin/settings/loyalty" className="link-tall">
          {words.change(loyaltyWords.title)}
        </Anchor>
      </section>
      {seesRoles && (
        <section>
          <h2>{access.title}</h2>
          <p className="my-2">{access.inShort}</p>
          <Anchor to="/admin/settings/access" className="link-tall">
            {words.change(access.title)}
          </Anchor>
        </section>
      )}
    </div>
  );
}
