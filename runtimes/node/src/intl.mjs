// `Intl` for the one locale that a Lambda environment has by default, en-US in UTC: the engine is built
// without. Other locales and time zones, and what is rarely used, are refused by name.

const LOCALE = 'en-US';
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const CURRENCIES = { EUR: '€', GBP: '£', INR: '₹', JPY: '¥', USD: '$' };

function refuse(what) {
  throw new RangeError(`Intl: ${what} is not supported by this runtime, which knows en-US and UTC`);
}

const isKnown = (locale) => /^en(?:-US)?(?:-u-.*)?$/i.test(locale);

function checkLocales(locales = []) {
  const asked = [locales].flat();
  if (asked.length > 0 && !asked.some(isKnown)) refuse(`the locale ${asked[0]}`);
}

function checkOptions(options, known, kind) {
  for (const name of Object.keys(options)) {
    if (options[name] !== undefined && !known.includes(name)) refuse(`the option ${name} of ${kind}`);
  }
}

/** A class of Intl's, which may be called without `new` if it is an old one. */
function published(Kind, isCallable) {
  Kind.supportedLocalesOf = (locales = []) => [locales].flat().filter(isKnown);
  return isCallable ? new Proxy(Kind, { apply: (target, _self, given) => new target(...given) }) : Kind;
}

const pad = (value, width = 2) => String(value).padStart(width, '0');
const text = (parts) => parts.map(({ value }) => value).join('');
const DATE = ['weekday', 'year', 'month', 'day'];
const TIME = ['hour', 'minute', 'second', 'fractionalSecondDigits'];
const DATE_STYLES = {
  full: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  long: { month: 'long', day: 'numeric', year: 'numeric' },
  medium: { month: 'short', day: 'numeric', year: 'numeric' },
  short: { month: 'numeric', day: 'numeric', year: '2-digit' },
};
const CLOCK = { hour: 'numeric', minute: '2-digit' };
const TIME_STYLES = {
  full: { ...CLOCK, second: '2-digit', timeZoneName: 'long' },
  long: { ...CLOCK, second: '2-digit', timeZoneName: 'short' },
  medium: { ...CLOCK, second: '2-digit' },
  short: CLOCK,
};
const OF_DATES = [...DATE, ...TIME, 'hour12', 'hourCycle', 'timeZone', 'timeZoneName', 'dateStyle', 'timeStyle', 'calendar', 'numberingSystem', 'localeMatcher', 'formatMatcher'];
const FULL_DATE = { year: 'numeric', month: 'numeric', day: 'numeric' };

class DateTimeFormat {
  #fields;
  #cycle;
  #resolved;
  constructor(locales, options = {}, defaults = FULL_DATE) {
    checkLocales(locales);
    checkOptions(options, OF_DATES, 'DateTimeFormat');
    const { dateStyle, timeStyle, timeZone = 'UTC', hour12, hourCycle } = options;
    if (!/^(?:UTC|GMT|Etc\/(?:UTC|GMT)|\+00:00)$/i.test(timeZone)) refuse(`the time zone ${timeZone}`);
    const styles = { ...DATE_STYLES[dateStyle], ...TIME_STYLES[timeStyle] };
    const given = Object.fromEntries([...DATE, ...TIME, 'timeZoneName'].map((name) => [name, options[name] ?? styles[name]]).filter(([, value]) => value !== undefined));
    const isBare = ![...DATE, ...TIME].some((name) => given[name] !== undefined);
    checkFields(given);
    this.#fields = isBare ? { ...defaults, ...given } : given;
    this.#cycle = hour12 === undefined ? hourCycle ?? 'h12' : hour12 ? 'h12' : 'h24';
    const hours = this.#fields.hour ? { hourCycle: this.#cycle, hour12: /^h1[12]$/.test(this.#cycle) } : {};
    this.#resolved = { locale: LOCALE, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC', ...hours, ...(dateStyle || timeStyle ? { dateStyle, timeStyle } : this.#fields) };
    this.format = (moment) => text(this.formatToParts(moment));
  }
  formatToParts(moment = Date.now()) {
    const date = new Date(moment);
    if (Number.isNaN(date.getTime())) throw new RangeError('Invalid time value');
    const day = dateParts(date, this.#fields);
    const time = timeParts(date, this.#fields, this.#cycle);
    if (day.length === 0 || time.length === 0) return [...day, ...time];
    return [...day, literal(between(day, this.#fields)), ...time];
  }
  formatRange(from, to) {
    return `${this.format(from)} – ${this.format(to)}`;
  }
  resolvedOptions() {
    return { ...this.#resolved };
  }
}

/** Few write these; what they come to is not how anybody writes a date. */
function checkFields({ weekday, year, month, day, hour, minute, second }) {
  const date = Object.entries({ weekday, year, month, day }).filter(([, style]) => style).map(([name]) => name).join(' ');
  const usual = ['', 'weekday', 'year', 'month', 'day', 'weekday day', 'month day', 'year month', 'weekday month day', 'year month day', 'weekday year month day'];
  if (!usual.includes(date)) refuse(`a date of ${date}`);
  if ([weekday, month].includes('narrow')) refuse('the style narrow of DateTimeFormat');
  if (hour && second && !minute) refuse('a time of hour second');
}

/** What stands between a date and a time. */
function between(day, { month, weekday, fractionalSecondDigits, timeZoneName }) {
  if (month === 'long') return ' at ';
  return day.length === 1 && weekday && !fractionalSecondDigits && !timeZoneName ? ' ' : ', ';
}

const literal = (value) => ({ type: 'literal', value });
const joined = (parts, between) => parts.flatMap((part, index) => (index > 0 ? [literal(between), part] : [part]));
const named = (names, index, style) => (style === 'long' ? names[index] : names[index].slice(0, 3));
const digits = (value, style) => (style === '2-digit' ? pad(value % 100) : String(value));

function dateParts(date, { weekday, year, month, day }) {
  const parts = {
    weekday: weekday && { type: 'weekday', value: named(WEEKDAYS, date.getUTCDay(), weekday) },
    year: year && { type: 'year', value: digits(date.getUTCFullYear(), year) },
    day: day && { type: 'day', value: digits(date.getUTCDate(), day) },
  };
  const number = date.getUTCMonth();
  if (month && !/digit|numeric/.test(month)) {
    const inWords = joined([{ type: 'month', value: named(MONTHS, number, month) }, parts.day].filter(Boolean), ' ');
    const whole = parts.year ? [...inWords, literal(day ? ', ' : ' '), parts.year] : inWords;
    return parts.weekday ? [parts.weekday, literal(', '), ...whole] : whole;
  }
  parts.month = month && { type: 'month', value: digits(number + 1, month) };
  const inDigits = joined([parts.month, parts.day, parts.year].filter(Boolean), '/');
  if (!parts.weekday || inDigits.length === 0) return parts.weekday ? [parts.weekday] : inDigits;
  return month || !day ? [parts.weekday, literal(', '), ...inDigits] : [parts.day, literal(' '), parts.weekday];
}

function timeParts(date, { hour, minute, second, fractionalSecondDigits, timeZoneName }, cycle) {
  const parts = [];
  const isTwelve = cycle === 'h12' || cycle === 'h11';
  if (hour) {
    const hours = date.getUTCHours();
    const shown = { h11: hours % 12, h12: hours % 12 || 12, h23: hours, h24: hours || 24 }[cycle];
    // By the clock of 24 hours they are two digits in English.
    parts.push({ type: 'hour', value: isTwelve ? digits(shown, hour) : pad(shown) });
  }
  const isAlone = [hour, minute, second].filter(Boolean).length === 1;
  const unit = (type, value, style) => parts.push({ type, value: isAlone ? String(value) : pad(value, style && 2) });
  if (minute) unit('minute', date.getUTCMinutes(), minute);
  if (second) unit('second', date.getUTCSeconds(), second);
  const clock = joined(parts, ':');
  if (fractionalSecondDigits) {
    const fraction = { type: 'fractionalSecond', value: pad(date.getUTCMilliseconds(), 3).slice(0, fractionalSecondDigits) };
    clock.push(...(second ? [literal('.')] : []), fraction);
  }
  if (hour && isTwelve) clock.push(literal(' '), { type: 'dayPeriod', value: date.getUTCHours() < 12 ? 'AM' : 'PM' });
  if (timeZoneName) clock.push(literal(clock.length > 0 ? ' ' : ''), { type: 'timeZoneName', value: timeZoneName === 'long' ? 'Coordinated Universal Time' : 'UTC' });
  return clock.filter(({ value }) => value !== '');
}

const OF_NUMBERS = ['style', 'currency', 'currencyDisplay', 'useGrouping', 'minimumIntegerDigits', 'minimumFractionDigits', 'maximumFractionDigits', 'numberingSystem', 'localeMatcher', 'notation', 'signDisplay', 'roundingMode'];

class NumberFormat {
  #options;
  constructor(locales, options = {}) {
    checkLocales(locales);
    checkOptions(options, OF_NUMBERS, 'NumberFormat');
    const { style = 'decimal', currency, notation = 'standard', signDisplay = 'auto', roundingMode = 'halfExpand' } = options;
    if (!['decimal', 'percent', 'currency'].includes(style)) refuse(`the style ${style} of NumberFormat`);
    if (notation !== 'standard') refuse(`the notation ${notation} of NumberFormat`);
    if (signDisplay !== 'auto') refuse(`the signDisplay ${signDisplay} of NumberFormat`);
    if (roundingMode !== 'halfExpand') refuse(`the roundingMode ${roundingMode} of NumberFormat`);
    if (style === 'currency' && currency === undefined) throw new TypeError('Currency code is required with currency style.');
    const usual = style === 'currency' ? (currency.toUpperCase() === 'JPY' ? [0, 0] : [2, 2]) : [0, style === 'percent' ? 0 : 3];
    const least = options.minimumFractionDigits ?? Math.min(usual[0], options.maximumFractionDigits ?? usual[0]);
    const most = options.maximumFractionDigits ?? Math.max(usual[1], least);
    if (least > most || most > 100) throw new RangeError('maximumFractionDigits value is out of range.');
    this.#options = { style, currency: currency?.toUpperCase(), useGrouping: options.useGrouping ?? 'auto', minimumIntegerDigits: options.minimumIntegerDigits ?? 1, minimumFractionDigits: least, maximumFractionDigits: most };
    this.format = (number) => this.#format(number);
  }
  #format(given) {
    const { style, currency, useGrouping, minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits } = this.#options;
    const number = typeof given === 'bigint' ? given : Number(given);
    const isNegative = number < 0 || Object.is(number, -0);
    const size = isNegative ? -number : number;
    let figures = Number.isNaN(number) ? 'NaN' : '∞';
    if (typeof size === 'bigint' || Number.isFinite(size)) {
      const [whole, fraction = ''] = fixed(style === 'percent' ? shifted(size, 2) : size, maximumFractionDigits).split('.');
      const kept = fraction.replace(/0+$/, '').padEnd(minimumFractionDigits, '0');
      const padded = whole.padStart(minimumIntegerDigits, '0');
      figures = (useGrouping ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded) + (kept && `.${kept}`);
    }
    // A code is set apart from figures.
    const unit = style === 'currency' ? CURRENCIES[currency] ?? currency + (/^\d/.test(figures) ? '\u00a0' : '') : '';
    return `${isNegative ? '-' : ''}${unit}${figures}${style === 'percent' ? '%' : ''}`;
  }
  resolvedOptions() {
    return { locale: LOCALE, numberingSystem: 'latn', ...this.#options, notation: 'standard', signDisplay: 'auto' };
  }
}

/** A number's decimal figures, whatever its size. */
function plain(number) {
  const [mantissa, exponent = '0'] = String(number).split('e');
  return shiftedText(mantissa, Number(exponent));
}

function shiftedText(figures, by) {
  const [whole, fraction = ''] = figures.split('.');
  const all = whole + fraction;
  const point = whole.length + by;
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`;
  return `${all.slice(0, point).padEnd(point, '0')}.${all.slice(point)}`.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
}

const shifted = (number, by) => shiftedText(plain(number), by);

/** With so many figures behind the point, rounded half up by the figures that the number is written with. */
function fixed(number, places) {
  const [whole, fraction = ''] = (typeof number === 'string' ? number : plain(number)).split('.');
  if (fraction.length <= places) return fraction ? `${whole}.${fraction}` : whole;
  const kept = BigInt(whole + fraction.slice(0, places)) + (fraction[places] >= '5' ? 1n : 0n);
  const figures = String(kept).padStart(places + 1, '0');
  return places > 0 ? `${figures.slice(0, -places)}.${figures.slice(-places)}` : figures;
}

class PluralRules {
  #type;
  constructor(locales, { type = 'cardinal' } = {}) {
    checkLocales(locales);
    this.#type = type;
  }
  select(number) {
    if (this.#type === 'cardinal') return number === 1 ? 'one' : 'other';
    const teen = number % 100 >= 11 && number % 100 <= 13;
    return (!teen && { 1: 'one', 2: 'two', 3: 'few' }[number % 10]) || 'other';
  }
  resolvedOptions() {
    return { locale: LOCALE, type: this.#type };
  }
}

const rest = (name) => class {
  constructor() {
    refuse(name);
  }
};

/** `Intl`, and what is told by it. */
export function install() {
  const Intl = {
    DateTimeFormat: published(DateTimeFormat, true), NumberFormat: published(NumberFormat, true), PluralRules: published(PluralRules, false),
    getCanonicalLocales: (locales = []) => [locales].flat(), supportedValuesOf: (key) => (key === 'timeZone' ? ['UTC'] : refuse(`supportedValuesOf ${key}`)),
  };
  for (const name of ['Collator', 'DisplayNames', 'ListFormat', 'Locale', 'RelativeTimeFormat', 'Segmenter']) Intl[name] = published(rest(name), false);
  Object.defineProperty(Intl, Symbol.toStringTag, { value: 'Intl' });
  Object.defineProperty(globalThis, 'Intl', { value: Intl, writable: true, configurable: true });
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' };
  const tell = (prototype, name, how) => Object.defineProperty(prototype, name, {
    value: { [name](locales, options) {
      return how(this, locales, options);
    } }[name],
    writable: true,
    configurable: true,
  });
  const date = (defaults, ownFields, otherStyle) => (moment, locales, options = {}) => {
    if (Number.isNaN(moment.getTime())) return 'Invalid Date';
    if (options[otherStyle] !== undefined) throw new TypeError(`Invalid option : ${otherStyle}`);
    const isBare = !ownFields.some((field) => options[field] !== undefined) && !options.dateStyle && !options.timeStyle;
    return new DateTimeFormat(locales, isBare ? { ...defaults, ...options } : options).format(moment);
  };
  tell(Date.prototype, 'toLocaleString', date({ ...FULL_DATE, ...time }, [...DATE, ...TIME]));
  tell(Date.prototype, 'toLocaleDateString', date(FULL_DATE, DATE, 'timeStyle'));
  tell(Date.prototype, 'toLocaleTimeString', date(time, TIME, 'dateStyle'));
  for (const prototype of [Number.prototype, BigInt.prototype]) {
    tell(prototype, 'toLocaleString', (number, locales, options) => new NumberFormat(locales, options).format(number.valueOf()));
  }
}
