import type { RawResource } from '#domain/settings/resource-record.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { AdminResourceModel } from '../routes/admin-resource.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { SelectField, TickField } from './choice-fields.tsx';
import { PartPage } from './part-page.tsx';
import type { RecordAnswer } from './record-answer.ts';

export type ResourceAnswer = RecordAnswer<RawResource> & { readonly starved: readonly string[] };

type ResourceEditorProps = { readonly model: AdminResourceModel; readonly answer: ResourceAnswer | null };

export function ResourceEditor({ model, answer }: ResourceEditorProps) {
  const words = useTexts().team.resources;
  const values = answer?.values ?? model.values;
  const errorOf = (field: string) => answer?.errors.find((error) => error.field === field)?.message;
  // Where there are no visits, their list is none, and the tick stands with the services.
  const stranded = answer?.stranded != null && answer.stranded.count > 0 ? answer.stranded : null;
  return (
    <PartPage
      title={model.title ?? words.newTitle}
      back={{ to: '/admin/resources', label: words.back }}
      seen={model.seen ?? ''}
      answer={answer === null ? null : { ...answer, stranded, seen: answer.seen ?? '' }}
      zone={model.zone}
      mayChange={model.mayChange}
    >
      <input type="hidden" name="id" value={model.id} />
      {answer !== null && answer.starved.length > 0 && (
        <StarvedNotice services={answer.starved} ticked={stranded !== null} />
      )}
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={values.name}
          error={errorOf('name')}
          autoComplete="off"
        />
        <TextField
          name="position"
          label={words.position}
          hint={words.positionHint}
          value={values.position}
          error={errorOf('position')}
          inputMode="numeric"
        />
        <SelectField
          name="kind"
          label={words.kind}
          value={values.kind}
          options={model.kinds}
          error={errorOf('kind')}
        />
        <TextField
          name="newKind"
          label={words.newKind}
          hint={words.newKindHint}
          value={values.newKind}
          error={errorOf('newKind')}
          autoComplete="off"
          optional
        />
      </div>
      <TickField name="active" label={words.active} checked={values.active} hint={words.activeHint} />
    </PartPage>
  );
}

type StarvedNoticeProps = {
  readonly services: readonly string[];
  /** The confirmation stands with the visits already. */
  readonly ticked: boolean;
};

function StarvedNotice({ services, ticked }: StarvedNoticeProps) {
  const words = useTexts().team.resources;
  return (
    <Notice tone="alarm" title={words.starvedTitle} urgent={!ticked}>
      <p>{words.starved}</p>
      <ul className="mt-2 list-disc pl-5">
        {services.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <Anchor to="/admin/services" className="link-tall">
        {words.change}
      </Anchor>
      {!ticked && (
        <label className="pick mt-2">
          <input type="checkbox" name="confirmed" />
          <span className="font-medium">{words.confirm}</span>
        </label>
      )}
    </Notice>
  );
}
