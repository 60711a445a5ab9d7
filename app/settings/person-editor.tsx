import type { RawPerson } from '#domain/settings/staff-record.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { AdminColleagueModel } from '../routes/admin-colleague.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TickField } from './choice-fields.tsx';
import { ColleagueBeside } from './colleague-frame.tsx';
import { PartPage } from './part-page.tsx';
import type { RecordAnswer } from './record-answer.ts';

type PersonEditorProps = {
  readonly model: AdminColleagueModel;
  readonly answer: RecordAnswer<RawPerson> | null;
};

export function PersonEditor({ model, answer }: PersonEditorProps) {
  const { team } = useTexts();
  const words = team.person;
  const values = answer?.values ?? model.values;
  const field = (name: Exclude<keyof RawPerson, 'onlineBookable' | 'active'>) => ({
    name,
    label: words[name],
    value: values[name],
    error: answer?.errors.find((error) => error.field === name)?.message,
  });
  return (
    <PartPage
      title={model.colleague?.name ?? words.newTitle}
      back={{ to: '/admin/team', label: team.back }}
      seen={model.seen ?? ''}
      answer={answer === null ? null : { ...answer, seen: answer.seen ?? '' }}
      zone={model.zone}
      mayChange={model.mayChange}
      beside={model.colleague !== null && <ColleagueBeside colleague={model.colleague} tab="person" />}
      after={
        model.colleague !== null &&
        model.seesRoles && (
          <section className="mt-12">
            <h2>{words.access}</h2>
            <p className="my-2">{words.accessText}</p>
            <Anchor to="/admin/settings/access" className="link-tall">
              {words.access}
            </Anchor>
          </section>
        )
      }
    >
      <input type="hidden" name="id" value={model.id} />
      <section>
        <h2 className="mb-4 border-b border-line pb-1">{words.public}</h2>
        <div className="grid gap-6 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <TextField {...field('name')} hint={words.nameHint} autoComplete="off" />
          </div>
          <TextField {...field('titleDe')} autoComplete="off" optional />
          <TextField {...field('titleEn')} autoComplete="off" optional />
          <TextField {...field('bioDe')} optional multiline />
          <TextField {...field('bioEn')} optional multiline />
          <TextField {...field('position')} hint={words.positionHint} inputMode="numeric" />
        </div>
      </section>
      <section>
        <h2 className="mb-4 border-b border-line pb-1">{words.work}</h2>
        <TickField
          name="onlineBookable"
          label={words.onlineBookable}
          checked={values.onlineBookable}
          hint={words.onlineBookableHint}
        />
        <TickField name="active" label={words.active} checked={values.active} hint={words.activeHint} />
      </section>
    </PartPage>
  );
}
