//! The number and the name of each form, after Thông tư 03/2025/TT-VPCP, Phụ lục I.

use crate::route::Form;

/// The number and the name of a form.
pub(crate) fn form_name(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Receipt => ("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        Form::Supplement => ("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        Form::Refusal => ("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
        Form::Apology => ("04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
    }
}
