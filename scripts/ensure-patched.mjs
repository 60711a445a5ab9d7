console.log('ensure-patched: nothing to do yet');
