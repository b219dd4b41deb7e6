// What the page knows: what the program has told it, and how the person sees it.
export const state = {
  language: "vi", theme: null, digits: true,
  // What stands on the desk, and how much may: {bytes, files, endings, tooLarge}.
  files: [], registry: null, limits: null,
  // Files on their way in, and those that could not be read: {file, name, size, status, why}.
  queue: [],
  // The open text, as the program tells it, and what the person sees of it.
  whole: null, open: null, filter: "all", undecided: false, view: "cards",
  // Whether the open text can be shown as Word lays it out, and is.
  laid: false, shown: false,
  older: false, lost: false,
};
