/** The mini timeline of a lever: a step line over fiscal years, drawn from what A and B have in common and what not. */

export interface TimelineGeometry {
  /** Filled step area of B. */
  readonly areaB: string;
  readonly lineB: string;
  readonly lineA: string;
  /** Pieces on which both agree: drawn grey. */
  readonly lineSame: string;
  readonly areaSame: string;
}

export interface TimelineFrame {
  readonly width: number;
  readonly height: number;
  /** Top of the scale; 0 draws everything on the floor. */
  readonly max: number;
}

/** `a` and `b`: one level for each year shown, of equal length. */
export function timeline(a: readonly number[], b: readonly number[], frame: TimelineFrame): TimelineGeometry {
  const years = a.length;
  const x = (year: number): number => round((year / years) * frame.width);
  const y = (level: number): number =>
    round(frame.height - 1 - (frame.max > 0 ? Math.min(1, level / frame.max) : 0) * (frame.height - 3));
  const floor = y(0);
  const same = a.map((level, year) => level === b[year]);
  return {
    areaB: areas(b, (year) => same[year] === false),
    lineB: steps(b, (year) => same[year] === false),
    lineA: steps(a, (year) => same[year] === false),
    lineSame: steps(a, (year) => same[year] === true),
    areaSame: areas(a, (year) => same[year] === true),
  };

  function steps(levels: readonly number[], on: (year: number) => boolean): string {
    let path = '';
    let open = false;
    for (let year = 0; year < years; year++) {
      if (!on(year)) {
        open = false;
        continue;
      }
      const level = y(levels[year] ?? 0);
      path += open ? `V${level}` : `M${x(year)} ${level}`;
      path += `H${x(year + 1)}`;
      open = true;
    }
    return path;
  }

  function areas(levels: readonly number[], on: (year: number) => boolean): string {
    let path = '';
    for (let year = 0; year < years; year++) {
      const level = levels[year] ?? 0;
      if (on(year) && level > 0) path += `M${x(year)} ${floor}V${y(level)}H${x(year + 1)}V${floor}Z`;
    }
    return path;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
