/** What the page takes from today's Chromium and Chromium 83 has not, beside what core-js brings. A plain script of the page. */
if (!crypto.randomUUID) {
  crypto.randomUUID = () =>
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
    );
}
Object.defineProperty(AbortSignal.prototype, 'reason', {
  get() {
    return this.aborted ? new DOMException('aborted', 'AbortError') : undefined;
  },
});
AbortSignal.prototype.throwIfAborted = function () {
  if (this.aborted) throw this.reason;
};
AbortSignal.any = (signals) => {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort();
    signal.addEventListener('abort', () => controller.abort(), { once: true });
  }
  return controller.signal;
};

CanvasRenderingContext2D.prototype.roundRect = Path2D.prototype.roundRect = function (x, y, width, height, radii) {
  const wanted = Array.isArray(radii) ? radii[0] : radii;
  const radius = Math.max(0, Math.min(wanted || 0, width / 2, height / 2));
  this.moveTo(x + radius, y);
  this.arcTo(x + width, y, x + width, y + height, radius);
  this.arcTo(x + width, y + height, x, y + height, radius);
  this.arcTo(x, y + height, x, y, radius);
  this.arcTo(x, y, x + width, y, radius);
  this.closePath();
};

// A sign for negative numbers alone, without one for -0, is younger than this Chromium.
Intl.NumberFormat = new Proxy(Intl.NumberFormat, {
  construct(Format, [language, options]) {
    const isUnknown = options && options.signDisplay === 'negative';
    return new Format(language, isUnknown ? { ...options, signDisplay: 'auto' } : options);
  },
});

// Before Chromium 119 only `returnValue` kept a page from being left.
const { addEventListener } = window;
window.addEventListener = function (type, listener, options) {
  if (type !== 'beforeunload') return addEventListener.call(this, type, listener, options);
  const staying = (event) => {
    listener.call(this, event);
    if (event.defaultPrevented) event.returnValue = 'stay';
  };
  return addEventListener.call(this, type, staying, options);
};
