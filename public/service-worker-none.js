// For the page of the transports: without a listener for requests, none of what it measures takes a way
// around through the service worker of the other pages.
