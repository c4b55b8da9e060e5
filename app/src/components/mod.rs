//! Components that several pages share. They never use the pages.

pub(crate) mod age;
pub(crate) mod event_links;
pub(crate) mod field_list;
pub(crate) mod filters;
pub(crate) mod form_file;
pub(crate) mod hit;
pub(crate) mod load;
pub(crate) mod office_card;
pub(crate) mod office_face;
pub(crate) mod papers_table;
pub(crate) mod print;
pub(crate) mod procedure_links;
pub(crate) mod prose;
pub(crate) mod qr;
pub(crate) mod save_offline;
pub(crate) mod search_box;
pub(crate) mod share;
pub(crate) mod table;
pub(crate) mod title;
pub(crate) mod which_office;
