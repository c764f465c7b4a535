/** Reporter of node:test that says in one line how many tests passed and failed, as some CI systems read it. */
export default async function* tally(events) {
  const count = { 'test:pass': 0, 'test:fail': 0 };
  for await (const { type, data } of events)
    if (type in count && data.details.type !== 'suite') count[type] += 1;
  yield `${count['test:pass']} passed, ${count['test:fail']} failed\n`;
}
