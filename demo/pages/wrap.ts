const frame = document.createElement('iframe');
frame.src = decodeURIComponent(location.hash.slice(1)) || 'about:blank';
document.body.append(frame);
