// Whether nothing has changed for a quarter of a second and the fonts are loaded. Timers do not run in pages without
// scripts, so this is called again and again. Hides the cursor, because it blinks.
const QUIET = 250;
document.documentElement.style.setProperty('caret-color', 'transparent');
scrollTo(0, 0);
const markup = document.documentElement.outerHTML;
if (window.lastMarkup !== markup) Object.assign(window, { lastMarkup: markup, lastChange: performance.now() });
return performance.now() - window.lastChange > QUIET && document.fonts.status === 'loaded';
