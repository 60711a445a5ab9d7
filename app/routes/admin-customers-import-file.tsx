import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mappingProblem } from '#domain/customers/import.ts';
import type { ImportId, ImportPage } from '#domain/ports/customers.ts';
import { customerIdOf } from '../customers/customer-page-of.ts';
import { readMappingForm } from '../customers/customer-forms.ts';
import { ImportPageView } from '../customers/import-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const SHOWN = 100;
const SAMPLES = 3;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ customers }) => ({ title: customers.import.title }), { index: false });

const idOf = (text: string | undefined): ImportId => customerIdOf(text) as string as ImportId;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, url } = await staffPageOf(request, context, 'customers.import');
  const id = idOf(params['id']);
  const found = await context.customers.queries.importPage(actor, id);
  if (found === null) throw notFound();
  const asked = Number(url.searchParams.get('page') ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  const lines = linesOf(found);
  const count = (kind: (typeof lines)[number]['kind']) => lines.filter((line) => line.kind === kind).length;
  return {
    id,
    counts: { new: count('new'), known: count('known'), twin: count('twin'), refused: count('refused') },
    lines: lines.slice((page - 1) * SHOWN, page * SHOWN),
    page,
    pages: Math.max(1, Math.ceil(lines.length / SHOWN)),
    open:
      found.kind === 'done'
        ? null
        : {
            problem: mappingProblem(found.mapping),
            columns: found.table.header.map((heading, column) => ({
              heading,
              field: found.mapping[column] ?? null,
              samples: found.table.lines
                .map((cells) => (cells[column] ?? '').trim())
                .filter((cell) => cell !== '')
                .slice(0, SAMPLES),
            })),
          },
  };
}

function linesOf(found: ImportPage) {
  if (found.kind === 'done') return found.report.map((line) => ({ ...line, name: null }));
  return found.plan.map((line) => ({
    line: line.line,
    kind: line.kind,
    customerId: null,
    problems: line.kind === 'refused' ? line.fields : [],
    of: line.kind === 'twin' ? line.of : null,
    name: line.kind === 'refused' ? null : `${line.fields.firstName} ${line.fields.lastName}`,
  }));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'customers.import');
  const id = idOf(params['id']);
  const form = readMappingForm(await request.formData());
  if (form === null) return data({ message: texts.refusals.form_incomplete }, 400);
  const { mapping, run } = form;
  const done = await context.customers.useCases.runImport(actor, { id, mapping, run });
  if (done.ok) return redirect(inLocale(locale, `/admin/customers/import/${id}`), 303);
  if (done.error.kind === 'not_found') throw notFound();
  return data({ message: texts.customers.import.mappingProblem[done.error.problem] }, 422);
}

export type ImportModel = Awaited<ReturnType<typeof loader>>;

export default function AdminCustomersImportFile() {
  return (
    <ImportPageView
      model={useLoaderData<typeof loader>()}
      message={useActionData<typeof action>()?.message ?? null}
    />
  );
}
