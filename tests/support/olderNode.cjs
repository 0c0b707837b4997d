// Preloaded to make this Node look like the older one a machine may bring.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });
