/** A chart with its title, its one-line note, its sentence for readers who do not see it, and its table one key away. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useStore } from './context.ts';
import { Phrases } from './phrases.tsx';

export interface TableData {
  /** What belongs to the numbers and has no place beside the chart. */
  readonly remark?: string | undefined;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface FigureProps {
  readonly name: string;
  readonly title: ComponentChildren;
  /** The title as plain text. */
  readonly titleText: string;
  readonly note?: ComponentChildren | undefined;
  readonly sentence: string;
  /** Absent: there is nothing to tabulate yet. */
  readonly table?: (() => TableData) | undefined;
  readonly children: ComponentChildren;
  readonly foot?: ComponentChildren;
  /** Between the title and the button to the table. */
  readonly aside?: ComponentChildren;
  /** Where the button to the table stands; beside the title unless told. */
  readonly toggle?: 'head' | 'foot';
}

export function Figure(props: FigureProps): JSX.Element {
  const t = useStore().t.value;
  const [open, setOpen] = useState(false);
  const id = useId();
  const { table } = props;
  const toggle = table !== undefined && (
    <button
      type="button"
      class="link figure-toggle"
      aria-expanded={open}
      aria-controls={id}
      aria-label={`${open ? t.hideTable : t.showTable}: ${props.titleText}`}
      onClick={() => setOpen(!open)}
    >
      {open ? t.hideTable : t.showTable}
    </button>
  );
  const atFoot = props.toggle === 'foot';
  return (
    <figure class={`figure figure-${props.name}`}>
      <div class="figure-head">
        <h2>{props.title}</h2>
        {props.aside}
        {!atFoot && toggle}
      </div>
      {props.note !== undefined && <p class="second note">{inPhrases(props.note)}</p>}
      <figcaption class="unseen">{props.sentence}</figcaption>
      <div id={id} class="figure-body">
        {open && table !== undefined ? (
          <DataTable title={t.tableOf({ title: props.titleText })} {...table()} />
        ) : (
          props.children
        )}
      </div>
      {(props.foot !== undefined || atFoot) && (
        <div class="second foot">
          {inPhrases(props.foot)}
          {atFoot && toggle}
        </div>
      )}
    </figure>
  );
}

function inPhrases(words: ComponentChildren): ComponentChildren {
  return typeof words === 'string' ? <Phrases text={words} /> : words;
}

function DataTable({ title, remark, head, rows }: TableData & { readonly title: string }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="table-box" tabIndex={0} aria-label={title}>
      {remark !== undefined && <p class="second">{remark}</p>}
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            {head.map((word) => (
              <th scope="col" key={word}>
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th scope="row" key={head[i]}>
                    {cell}
                  </th>
                ) : (
                  <td key={head[i]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
