/** `npm run eval`: what is measured needs no page; what a person corrects (`label`) has one. */
await (process.argv[2] === 'label' ? import('./label.ts') : import('./cli/eval.ts'));
