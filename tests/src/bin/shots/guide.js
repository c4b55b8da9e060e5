// Shows folders of this machine as an office with Windows has them.
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode;
  if (text.data.includes(DISK)) text.data = text.data.replace(DISK, "D:").replaceAll("/", "\\");
}
