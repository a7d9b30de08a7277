/* All styles, in the order in which the later win. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './console.css';
