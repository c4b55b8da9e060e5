
// Added by `indexer watch` and `cargo xtask serve --watch`, never to a published site: opens the page again after each build.
{
  const RELEASE = new URL("release.json", document.baseURI);
  let shown;
  setInterval(async () => {
    // No answer: the server is stopped, or the site is just being replaced.
    const answer = await fetch(RELEASE, { cache: "no-store" }).catch(() => null);
    const release = answer?.ok ? await answer.text() : shown;
    if (shown && release !== shown) location.reload();
    shown = release;
  }, 250);
}
