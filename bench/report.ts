// The table: one row for each thing measured, with what it is measured against.
import type { Chart } from './picture';

export interface Row {
  part: string;
  what: string;
  /** Medians with their spread, as text. */
  value: string;
  /** The peer or limit of the same run, with its figure. */
  beside?: string;
  ratio?: string;
  goal?: string;
  met?: boolean;
  /** What of it is in the picture. */
  chart?: Chart;
  /** The bare numbers, for `--json`. */
  data?: unknown;
}

/** Says how a run goes on; the table itself comes at the end. */
export type Tell = (line: string) => void;

export function markdown(rows: readonly Row[]): string {
  const head = ['part', 'what', 'measured', 'beside it', 'ratio', 'goal', 'met'];
  const lines = rows.map(({ part, what, value, beside, ratio, goal, met }) => [
    part,
    what,
    value,
    beside ?? '',
    ratio ?? '',
    goal ?? '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]);
  const write = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [write(head), write(head.map(() => '---')), ...lines.map(write)].join('\n');
}
