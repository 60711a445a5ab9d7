/**
 * A visit is dragged to another time or colleague: what is sent is the form of its own page, after a question, because
 * the customer is told. With a mouse; on a tablet a finger scrolls, and the form is there.
 */
const STEP = 15;

export function dragVisits(): void {
  document.addEventListener('dragstart', begin);
  document.addEventListener('pointerdown', ({ target, pointerType }) => {
    const card = target instanceof Element ? target.closest<HTMLElement>('[data-movable]') : null;
    if (card !== null) card.draggable = pointerType === 'mouse';
  });
}

type Drop = { readonly body: HTMLElement; readonly column: HTMLElement; readonly time: string };

function begin(event: DragEvent): void {
  const card =
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-movable]') : null;
  const page = card?.closest<HTMLElement>('[data-drag-question]');
  if (card == null || page == null) return;
  const origin = card.closest<HTMLElement>('[data-column]');
  const grip = event.clientY - card.getBoundingClientRect().top;
  card.dataset['dragging'] = '';
  const mark = document.createElement('div');
  mark.className = 'drop-mark';

  const dropAt = (over: DragEvent): Drop | null => {
    const body = over.target instanceof Element ? over.target.closest<HTMLElement>('.sheet-body') : null;
    const column = body?.closest<HTMLElement>('[data-column]');
    return body == null || column == null ? null : { body, column, time: timeAt(body, over.clientY - grip) };
  };
  const move = (over: DragEvent): void => {
    const drop = dropAt(over);
    if (drop === null) return;
    over.preventDefault();
    mark.textContent = drop.time;
    mark.style.setProperty('--f', String(minutesOf(drop.time)));
    if (mark.parentElement !== drop.body) drop.body.append(mark);
  };
  const put = (over: DragEvent): void => {
    const drop = dropAt(over);
    if (drop === null) return;
    over.preventDefault();
    const staff = drop.column.dataset['staff'] ?? '';
    const question = (page.dataset['dragQuestion'] ?? '')
      .replace('{name}', card.dataset['name'] ?? '')
      .replace('{time}', drop.time)
      .replace('{staff}', drop.column.dataset['staffName'] ?? '');
    if (!window.confirm(question)) return;
    send(card.dataset['movable'] ?? '', {
      day: drop.column.dataset['day'] ?? '',
      time: drop.time,
      staff: staff === origin?.dataset['staff'] ? '' : staff,
      sequence: card.dataset['sequence'] ?? '',
    });
  };
  const end = (): void => {
    delete card.dataset['dragging'];
    mark.remove();
    document.removeEventListener('dragover', move);
    document.removeEventListener('drop', put);
  };
  document.addEventListener('dragover', move);
  document.addEventListener('drop', put);
  card.addEventListener('dragend', end, { once: true });
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The sheet says which minutes it shows; its lines are as far apart everywhere. */
function timeAt(body: HTMLElement, y: number): string {
  const style = getComputedStyle(body);
  const [first, last] = ['--begin', '--end'].map((name) => Number(style.getPropertyValue(name)));
  const { top, height } = body.getBoundingClientRect();
  const wanted = first! + ((y - top) / height) * (last! - first!);
  const minute = Math.min(Math.max(Math.round(wanted / STEP) * STEP, first!), last! - STEP);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function send(action: string, fields: Readonly<Record<string, string>>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
