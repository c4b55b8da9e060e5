'use strict';
// Draws the findings as the reader scrolls; filters work on the data.
(() => {
  const [levels, kinds, texts, rows] = JSON.parse(document.getElementById('data').textContent);
  const [KIND, FILE, RECORD, CODE, NAME, FIELD, WHAT, NEXT, REASON] = Array(9).keys();
  const classes = ['rejected', 'suspect', 'note', 'silenced'];
  const PAGE = 100;
  const $ = (id) => document.getElementById(id);
  const list = $('list'), shown = $('shown'), more = $('more');
  const number = new Intl.NumberFormat('vi');
  const levelOf = (row) => (row[REASON] < 0 ? kinds[row[KIND]][1] : levels.length);

  const fold = (text) => text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');
  let folded; // Made at the first search.
  const has = (row, words) => {
    folded ??= texts.map(fold);
    return words.every((word) => [CODE, NAME, FILE, RECORD, FIELD, WHAT, NEXT].some((at) => folded[row[at]].includes(word)));
  };

  const count = (of) => {
    const counts = new Map();
    for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
    return counts;
  };
  const options = (select, all, entries) => {
    select.append(new Option(`${all} (${number.format(rows.length)})`, ''));
    for (const [value, label, many] of entries) select.append(new Option(`${label} (${number.format(many)})`, value));
  };
  const byLevel = count(levelOf), byKind = count((row) => row[KIND]), byFile = count((row) => row[FILE]);
  options($('level'), 'Tất cả', [...levels, 'Bỏ qua có lý do'].map((label, at) => [at, label, byLevel.get(at) ?? 0]).filter((entry) => entry[2]));
  options($('kind'), 'Tất cả', [...byKind].map(([at, many]) => [at, kinds[at][2], many]).sort((a, b) => kinds[a[0]][1] - kinds[b[0]][1] || b[2] - a[2]));
  options($('file'), 'Tất cả', [...byFile].map(([at, many]) => [at, texts[at] || 'Cả danh mục', many]));

  const part = (tag, text, name) => {
    const node = document.createElement(tag);
    node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.*$/, '.');
  const draw = (row) => {
    const item = document.createElement('li');
    item.className = classes[levelOf(row)];
    const [id, , title] = kinds[row[KIND]];
    const head = document.createElement('p');
    const link = part('a', title);
    link.href = `#loai-${id}`;
    head.append(link);
    if (texts[row[NAME]]) head.append(' · ', part('b', texts[row[NAME]]));
    item.append(head, part('p', sentence(texts[row[WHAT]]), 'what'), part('p', sentence(texts[row[NEXT]]), 'todo'));
    const where = [FILE, RECORD, FIELD].map((at) => texts[row[at]]).filter(Boolean).join(', ') || 'Cả danh mục';
    item.append(part('p', where, 'where'));
    if (row[REASON] >= 0) item.append(part('p', `Bỏ qua vì: ${texts[row[REASON]]}`));
    return item;
  };

  let found = rows, drawn = 0;
  const next = () => {
    const page = document.createDocumentFragment();
    for (const row of found.slice(drawn, drawn + PAGE)) page.append(draw(row));
    list.append(page);
    drawn = Math.min(drawn + PAGE, found.length);
    more.hidden = drawn >= found.length;
    shown.textContent = found.length ? `Đang xem ${number.format(drawn)} trong ${number.format(found.length)} chỗ` : 'Không có chỗ nào';
  };
  const filter = () => {
    const [level, kind, file] = ['level', 'kind', 'file'].map((id) => $(id).value);
    const words = fold($('words').value).split(/\s+/).filter(Boolean);
    found = rows.filter((row) => (level === '' || levelOf(row) === +level) && (kind === '' || row[KIND] === +kind)
      && (file === '' || row[FILE] === +file) && (!words.length || has(row, words)));
    drawn = 0;
    list.replaceChildren();
    next();
  };

  let waiting;
  $('filters').addEventListener('submit', (event) => event.preventDefault());
  $('filters').addEventListener('change', filter);
  $('words').addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
  more.addEventListener('click', next);
  new IntersectionObserver((seen) => { if (seen.some((entry) => entry.isIntersecting) && drawn < found.length) next(); }, { rootMargin: '400px' }).observe(more);
  $('filters').hidden = false;
  next();
})();
