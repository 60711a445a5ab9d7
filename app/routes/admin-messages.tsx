import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { REMINDER_CHANNELS } from '#domain/messages/message-rules.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { rawMessagesOf, type RawMessages } from '#domain/settings/messages.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { SelectField, TickField } from '../settings/choice-fields.tsx';
import { answerPart } from '../settings/part-answer.ts';
import { readMessagesForm } from '../settings/part-forms.ts';
import { PartPage } from '../settings/part-page.tsx';
import { messageDifferences } from '../settings/part-words.ts';
import { staffPageOf } from '../staff-page.ts';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ messages }) => ({ title: messages.settings.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'settings.see');
  const [{ messages, rules }, book, card, members] = await Promise.all([
    context.settings.queries.salon(actor),
    context.salonQueries.book(actor),
    context.salonQueries.card(actor),
    may(actor, 'roles.see') ? context.identity.members(actor) : null,
  ]);
  const reached = members && [
    card.email.toLowerCase(),
    ...members.flatMap(({ email, role }) => (role === 'hq' ? [] : email)),
  ];
  const cutoff = rules.cancellation.cutoffMinutes;
  return {
    values: rawMessagesOf(messages),
    seen: fingerprint(messages),
    zone: book.zone,
    email: card.email,
    /** Whom the sheet no longer goes to; known to those who may see who has access. */
    unreached: reached === null ? [] : messages.morningRecipients.filter((email) => !reached.includes(email)),
    /** In hours; null: whoever is reminded can still cancel free of charge. */
    cutoffBefore:
      messages.reminders && cutoff > 0 && messages.reminderHours * 60 <= cutoff ? String(cutoff / 60) : null,
    mayChange: may(actor, 'settings.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const posted = readMessagesForm(await request.formData());
  const saved = await context.settings.useCases.saveMessages(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/settings?saved=messages'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => page.texts.messages.settings[field as keyof RawMessages],
    differences: (stored) => messageDifferences(rawMessagesOf(stored), posted.form, page.texts),
  });
  return data(answer, status);
}

export default function AdminMessages() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const words = useTexts().messages.settings;
  const values = answer?.values ?? model.values;
  const errorOf = (name: string) => answer?.errors.find(({ field }) => field === name)?.message;
  return (
    <PartPage {...model} title={words.title} intro={words.intro} answer={answer}>
      <section className="space-y-6">
        <h2>{words.remindersPart}</h2>
        <TickField
          name="reminders"
          label={words.reminders}
          hint={words.remindersHint}
          checked={values.reminders}
        />
        <TextField
          name="reminderHours"
          label={words.reminderHours}
          hint={words.reminderHoursHint}
          value={values.reminderHours}
          error={errorOf('reminderHours')}
          inputMode="numeric"
        />
        {model.cutoffBefore !== null && (
          <Notice tone="good">
            <p>{words.cutoffBefore(model.cutoffBefore)}</p>
          </Notice>
        )}
        <div>
          <SelectField
            name="reminderChannel"
            label={words.reminderChannel}
            value={values.reminderChannel}
            options={REMINDER_CHANNELS.map((value) => ({ value, label: words.channel[value] }))}
            error={errorOf('reminderChannel')}
          />
          <p className="mt-2 text-sm text-soft">{words.channelHint}</p>
        </div>
      </section>
      <section className="space-y-6">
        <h2>{words.morningPart}</h2>
        <TickField
          name="morningMail"
          label={words.morningMail}
          hint={words.morningMailHint}
          checked={values.morningMail}
        />
        <TextField
          name="morningTime"
          label={words.morningTime}
          value={values.morningTime}
          error={errorOf('morningTime')}
        />
        {model.unreached.length > 0 && (
          <Notice tone="alarm">
            <p className="break-words">{words.morningUnreached(model.unreached.join(', '))}</p>
          </Notice>
        )}
        <TextField
          name="morningRecipients"
          label={words.morningRecipients}
          hint={words.morningRecipientsHint(model.email)}
          value={values.morningRecipients}
          error={errorOf('morningRecipients')}
          optional
          multiline
        />
      </section>
    </PartPage>
  );
}
