const now = performance.now();
console.log(JSON.stringify({ constructed: now, answered: now }));
